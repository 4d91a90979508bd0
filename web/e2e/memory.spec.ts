import { expect, test } from '@playwright/test';
import { answered, answerOf, ask } from './steps';

// A recording remembers nobody.
test.skip(!process.env.HOLMES_URL);

test('what a person says of themselves is used in a later question with its source, and forgotten', async ({ page }) => {
  const said = '연소득 6천인데 9억 아파트 주택담보대출 한도 계산해줘';
  await ask(page, said);
  await answered(page);
  await page.goto('/memory');
  const income = page.getByRole('article', { name: '소득' });
  await expect(income.getByRole('link', { name: new RegExp(said) })).toBeVisible();

  await expect(async () => {
    await ask(page, '8억 아파트 주택담보대출 한도 계산해줘');
    await answered(page);
    await expect(answerOf(page).getByText(/질문에서 말씀하신 연소득 6,000만원을 적용했습니다/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await answerOf(page).getByRole('link', { name: '출처 보기' }).first().click();
  await expect(page.getByRole('heading', { name: said })).toBeVisible();

  await page.goto('/memory');
  await income.getByRole('button', { name: '잊기' }).click();
  await expect(income).toHaveCount(0);
});
