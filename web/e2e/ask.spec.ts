import { expect, test } from '@playwright/test';
import { answered, answerOf, ask, executionOf, mainQuestion, sequences, upTo } from './steps';

test('a question is planned, decided, worked on and answered in front of the person', async ({ page }) => {
  await ask(page, mainQuestion);
  await expect(page).toHaveTitle('Holmes');
  await expect(page.getByRole('heading', { level: 1, name: mainQuestion })).toBeVisible();
  await expect(page.locator('.node').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^전략: / }).first()).toBeAttached();
  await expect(page.getByRole('heading', { name: /^도구 선택: / }).first()).toBeAttached();
  await answered(page);
  await expect(answerOf(page).locator('.short-answer')).not.toBeEmpty();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
});

test('an example fills the question, Enter sends it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /전세금 5% 인상/ }).click();
  const field = page.getByRole('textbox', { name: '질문' });
  await expect(field).toHaveValue('전세금 5% 인상이 가능한가요?');
  await expect(field).toBeFocused();
  await field.press('Enter');
  await page.waitForURL(/\/executions\//);
  await answered(page);
});

test('a reload in the middle misses nothing', async ({ page }) => {
  const execution = await ask(page, mainQuestion);
  await expect(page.locator('.node').first()).toBeVisible();
  await page.reload();
  expect(executionOf(page)).toBe(execution);
  await answered(page);
  const held = await sequences(page);
  expect(held).toEqual(upTo(held.length));
  await expect(page.locator('.event').last()).toContainText('ExecutionCompleted');
});

test('a cut line is mended and nothing is missing or told twice', async ({ page }) => {
  let cut = 0;
  await page.routeWebSocket(/\/ws\/executions\//, (line) => {
    const server = line.connectToServer();
    const breaks = cut++ < 2;
    let passed = 0;
    server.onMessage((message) => {
      line.send(message);
      if (breaks && ++passed === 3) void line.close({ code: 1011 });
    });
  });
  await ask(page, mainQuestion);
  await expect(page.getByText(/연결이 끊겼습니다/)).toBeVisible();
  await answered(page);
  expect(cut).toBeGreaterThanOrEqual(3);
  const held = await sequences(page);
  expect(held).toEqual(upTo(held.length));
});

test('a dropped frame is asked for again', async ({ page }) => {
  let lines = 0;
  await page.routeWebSocket(/\/ws\/executions\//, (line) => {
    const server = line.connectToServer();
    const first = lines++ === 0;
    let passed = 0;
    server.onMessage((message) => {
      if (!first || ++passed !== 3) line.send(message);
    });
  });
  await ask(page, mainQuestion);
  await answered(page);
  expect(lines).toBeGreaterThan(1);
  const held = await sequences(page);
  expect(held).toEqual(upTo(held.length));
});
