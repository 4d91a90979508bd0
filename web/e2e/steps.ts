import { expect, type Page } from '@playwright/test';

export const mainQuestion = '강남구 아파트 시세 확인하고 대출 가능 금액도 알려줘';

export async function ask(page: Page, question: string) {
  await page.goto('/');
  await page.getByRole('textbox', { name: '질문' }).fill(question);
  await page.getByRole('textbox', { name: '질문' }).press('Enter');
  await page.waitForURL(/\/executions\/[0-9a-f-]{36}/);
  return executionOf(page);
}

export const executionOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!;

export const answerOf = (page: Page) => page.getByRole('article', { name: '답변' });

export async function answered(page: Page) {
  await expect(answerOf(page)).toBeVisible();
  await expect(page.getByText(/답변을 마쳤습니다/).first()).toBeVisible();
}

/** The sequence numbers the page holds, from its own list of events. */
export async function sequences(page: Page): Promise<number[]> {
  await page.getByRole('tab', { name: /이벤트|Events/ }).click();
  const numbers = page.locator('.event-number');
  await expect(numbers.first()).toBeVisible();
  return (await numbers.allTextContents()).map(Number);
}

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
