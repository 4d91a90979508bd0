import { expect, test, type Page } from '@playwright/test';
import { answered, ask, executionOf, mainQuestion } from './steps';

/** It then waits for a person, and so stands still long enough to be looked at. */
async function askWithApproval(page: Page) {
  await page.goto('/');
  await page.getByText('실행 방식').click();
  await page.getByLabel('실행 전에 계획을 확인할래요').check();
  await page.getByRole('textbox', { name: '질문' }).fill('보증금 2억, 2026년 3월 1일부터 2년 전세 계약서 작성해줘');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '계획을 확인해 주세요' })).toBeVisible();
}

test('a follow-up stays in the conversation and shows what was said before', async ({ page }) => {
  const first = await ask(page, mainQuestion);
  await answered(page);
  await page.getByRole('textbox', { name: '이어서 질문하기' }).fill('그럼 전세는 얼마야?');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => /\/executions\//.test(url.pathname) && !url.pathname.includes(first));
  await expect(page.getByRole('heading', { level: 1, name: '그럼 전세는 얼마야?' })).toBeVisible();
  await expect(page.getByRole('region', { name: '같은 대화의 앞선 질문' })).toContainText(mainQuestion);
  await answered(page);
  const second = executionOf(page);
  await page.getByRole('link', { name: '진행 과정 보기' }).first().click();
  await page.waitForURL(new RegExp(first));
  await page.goBack();
  await page.waitForURL(new RegExp(second));
});

test('the list of questions leads back to a question', async ({ page }) => {
  const execution = await ask(page, mainQuestion);
  await answered(page);
  await page.getByRole('link', { name: 'Holmes' }).click();
  await page.getByRole('navigation', { name: '지난 질문' }).getByRole('link', { name: new RegExp(mainQuestion) }).first().click();
  await page.waitForURL(new RegExp(execution));
  await answered(page);
});

test('a question can be cancelled', async ({ page }) => {
  await askWithApproval(page);
  await page.getByRole('button', { name: '취소' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '취소' }).click();
  await expect(page.getByText('취소된 질문입니다')).toBeVisible();
  await expect(page.getByRole('button', { name: '승인' })).toHaveCount(0);
});

test('a plan that wants approval waits for it', async ({ page }) => {
  await askWithApproval(page);
  await page.getByRole('button', { name: '승인' }).click();
  await answered(page);
  await expect(page.getByRole('link', { name: '내려받기' })).toBeVisible();
});
