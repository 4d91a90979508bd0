import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { answered, ask, mainQuestion } from './steps';

async function expectAccessible(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`)).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    test(`the page is accessible and fits (${colorScheme}, ${width} wide)`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height }, locale: 'ko-KR', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto('/');
      await expect(page.getByRole('textbox', { name: '질문' })).toBeVisible();
      await expectAccessible(page, 'ask');
      await ask(page, mainQuestion);
      await expect(page.locator('.node').first()).toBeVisible();
      await expectAccessible(page, 'running');
      await answered(page);
      await page.locator('.node').first().click();
      await expectAccessible(page, 'answered');
      await page.getByRole('tab', { name: '이벤트' }).click();
      await expectAccessible(page, 'events');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await page.goto('/memory');
      await expect(page.getByRole('heading', { name: '나에 대해 기억하는 것' })).toBeVisible();
      await expectAccessible(page, 'memory');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await context.close();
    });
  }
}

test('the language can be switched and stays so', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'What would you like to know?' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.getByRole('heading', { name: '무엇이 궁금하세요?' })).toBeVisible();
});

test('a question is asked and read with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: '질문' })).toBeFocused();
  await page.keyboard.type(mainQuestion);
  await page.keyboard.press('Enter');
  await answered(page);
  await page.locator('.node').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '도구 호출 결과' })).toBeVisible();
  await page.getByRole('tab', { name: '판단과 진행' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '이벤트' })).toHaveAttribute('aria-selected', 'true');
});

test('nothing is fetched from elsewhere and nothing is complained about', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL!).origin) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await ask(page, mainQuestion);
  await answered(page);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
