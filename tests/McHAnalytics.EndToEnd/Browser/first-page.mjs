// A real browser opens the first page as a user would. Arguments: address, Chromium, folder for screenshots (or -).
// Prints one line of JSON: what the page showed.
import { chromium } from 'playwright-core';

const [address, executablePath, screenshots] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  const foreign = [];
  const faults = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));

  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForSelector('#series-chart svg circle', { timeout: 20_000 });
  await page.waitForSelector('#risk-table tbody tr', { timeout: 20_000 });
  await page.waitForSelector('#funnel-chart svg circle', { timeout: 20_000 });
  const monthly = await page.locator('#series-table tbody tr').count();
  await page.selectOption('#series-form select[name=calendar]', 'MCH_YEAR');
  await page.waitForFunction((before) => document.querySelectorAll('#series-table tbody tr').length < before, monthly);
  const years = await page.locator('#series-table tbody tr').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
  const risks = await page.locator('#risk-table tbody tr').count();
  const units = await page.locator('#funnel-table tbody tr').count();
  if (screenshots !== '-') await page.screenshot({ path: `${screenshots}/first-page.png`, fullPage: true });

  await page.goto(`${address}graphql`, { waitUntil: 'networkidle' });
  await page.waitForSelector('.graphiql-container', { timeout: 20_000 });
  await page.locator('.graphiql-execute-button').click();
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('MAT_SYS'), undefined, { timeout: 20_000 });
  if (screenshots !== '-') await page.screenshot({ path: `${screenshots}/graphiql.png` });
  // The last example listens: its button turns into one that stops, and nothing is a fault.
  await page.locator('.graphiql-tab').last().click();
  await page.waitForFunction(() => document.querySelector('.graphiql-query-editor')?.textContent?.includes('dataVersionPublished'));
  await page.waitForTimeout(1_000); // GraphiQL reads the operation's name a moment after the tab is shown
  await page.locator('.graphiql-execute-button').click();
  await page.waitForSelector('.graphiql-execute-button[aria-label^="Stop"]', { timeout: 20_000 });
  await page.waitForTimeout(1_500);
  const listening = await page.locator('.result-window').textContent();
  await page.locator('.graphiql-execute-button').click();

  console.log(JSON.stringify({ monthly, years, risks, units, foreign, faults, listening }));
} finally {
  await browser.close();
}
