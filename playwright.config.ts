import { defineConfig } from '@playwright/test';
import { chromium } from './tests/chromium.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	forbidOnly: process.env.CI !== undefined,
	fullyParallel: true,
	// A test that passes only the second time is a defect.
	retries: 0,
	workers: 2,
	// A busy machine is slow, not wrong; milliseconds.
	timeout: 60_000,
	expect: { timeout: 15_000 },
	use: { browserName: 'chromium', launchOptions: chromium, locale: 'en' }
});
