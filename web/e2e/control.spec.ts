import { expect, test } from '@playwright/test';
import { answered, ask, executionOf, mainQuestion } from './steps';

test('another execution is forked from any event, and says what it reused', async ({ page }) => {
  const source = await ask(page, mainQuestion);
  await answered(page);
  const slider = page.getByRole('slider', { name: '몇 번째 이벤트까지 볼지' });
  await slider.focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/이벤트\(.*까지의 모습입니다/)).toBeVisible();

  await page.getByRole('button', { name: '여기서 갈라 보기' }).click();
  const dialog = page.getByRole('dialog', { name: /시점에서 갈라 보기/ });
  await expect(dialog.getByLabel('질문')).toHaveValue(mainQuestion);
  await dialog.getByLabel('전략').selectOption('sequential');
  await dialog.getByRole('button', { name: '갈라서 실행' }).click();

  await expect.poll(() => executionOf(page)).not.toBe(source);
  await answered(page);
  await expect(page.getByRole('link', { name: /시점에서 갈라짐/ })).toHaveAttribute('href', new RegExp(source));
  await expect(page.getByText(/호출 \d+건 중 [1-9]\d*건 재사용/)).toBeVisible();
});

test('with another question the fork is planned anew', async ({ page }) => {
  await ask(page, mainQuestion);
  await answered(page);
  await page.getByRole('button', { name: '여기서 갈라 보기' }).click();
  const dialog = page.getByRole('dialog', { name: /시점에서 갈라 보기/ });
  await dialog.getByLabel('질문').fill('서초구 아파트 시세 확인하고 대출 가능 금액도 알려줘');
  await expect(dialog.getByText('질문이 바뀌면 계획을 새로 세웁니다.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
