import { expect, test } from '@playwright/test';
import { answered, answerOf, ask, mainQuestion, sequences } from './steps';

test('the page goes back to any event and shows what was known then', async ({ page }) => {
  await ask(page, mainQuestion);
  await answered(page);
  const total = (await sequences(page)).length;
  await page.locator('.event-number').first().click();
  await expect(page).toHaveURL(/at=1\b/);
  await expect(page.getByText(/1번 이벤트\(.*\)까지의 모습입니다/)).toBeVisible();
  await expect(answerOf(page)).toHaveCount(0);
  await expect(page.locator('.node')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(new RegExp(`지금은 ${total}번까지`))).toBeVisible();
  await page.getByRole('button', { name: '현재로' }).first().click();
  await expect(answerOf(page)).toBeVisible();
  await expect(page).not.toHaveURL(/at=/);
});

test('the events can be taken along as newline-delimited JSON', async ({ page }) => {
  await ask(page, mainQuestion);
  await answered(page);
  const held = await sequences(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'NDJSON 내려받기' }).click();
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { sequence: number });
  expect(lines.map((line) => line.sequence)).toEqual(held);
});

test('a step opens its details, which the address keeps', async ({ page }) => {
  await ask(page, mainQuestion);
  await answered(page);
  await page.locator('.node').first().click();
  await expect(page).toHaveURL(/step=/);
  await page.reload();
  await expect(page.getByRole('heading', { name: '도구 호출 결과' })).toBeVisible();
  await page.getByRole('button', { name: '단계 자세히 닫기' }).click();
  await expect(page).not.toHaveURL(/step=/);
});

test('an execution that does not exist is said not to exist', async ({ page }) => {
  await page.goto('/executions/00000000-0000-7000-8000-00000000dead');
  await expect(page.getByRole('heading', { name: '찾을 수 없는 질문입니다' })).toBeVisible();
  await page.getByRole('link', { name: '처음으로' }).click();
  await expect(page.getByRole('textbox', { name: '질문' })).toBeVisible();
});

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: '없는 주소입니다' })).toBeVisible();
});
