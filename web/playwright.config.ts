import { defineConfig } from '@playwright/test';

const holmes = process.env.HOLMES_URL;
const recorded = 'http://127.0.0.1:5199';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  reporter: [['list']],
  // Against a running Holmes where HOLMES_URL names one; otherwise against recorded executions, which test the page alone.
  webServer: holmes ? undefined : { command: 'npm run recorded', url: recorded, reuseExistingServer: true, env: { PORT: '5199' } },
  use: {
    baseURL: holmes ?? recorded,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
