import { cellFields, intervalText, partsText, stateText, valueText, type Cell } from './cell';
import { byId, element, showFailure, table } from './dom';
import { ask } from './graphql';
import { intervalChart } from './intervalChart';
import { fillSelect, type Place } from './places';

interface Point {
  period: string;
  label: string;
  cell: Cell;
}
interface Choices {
  indicators: { nodes: { code: string; name: string }[] };
}

const question = `query Series($code: String!, $place: ID!, $calendar: PeriodType!, $from: Date!, $to: Date!) {
  analyze(input: { measures: [{ code: $code }], groupBy: [{ period: $calendar }], orgUnits: { ids: [$place] },
    time: { range: { from: $from, to: $to, periodType: $calendar } } }) {
    series(first: 1) { nodes { points { period label cell { ${cellFields} } } } }
    warnings { message }
  }
}`;

/** Pick an indicator, a place and a calendar; see the series with its interval and states. */
export async function startSeries(today: Date, places: Place[]): Promise<void> {
  const form = byId('series-form') as HTMLFormElement;
  try {
    const choices = await ask<Choices>('query Choices { indicators(first: 200) { nodes { code name } } }');
    fillSelect(form, 'indicator', choices.indicators.nodes.map(({ code, name }) => [code, `${name} ${code}`]), 'MAT_SYS');
    const county = places.find(({ level }) => level === 'COUNTY');
    fillSelect(form, 'place', places.map(({ code, name, path }) => [code, `${'\u3000'.repeat(path.length - 1)}${name}`]), county?.code);
  } catch (failure) {
    showFailure(byId('series-chart'), failure);
    return;
  }
  setDay(form, 'from', `${today.getFullYear() - 3}-10-01`);
  setDay(form, 'to', today.toISOString().slice(0, 10));
  form.addEventListener('change', () => void show(form));
  await show(form);
}

async function show(form: HTMLFormElement): Promise<void> {
  const chosen = new FormData(form);
  const code = String(chosen.get('indicator'));
  const place = String(chosen.get('place'));
  const calendar = String(chosen.get('calendar'));
  const from = String(chosen.get('from'));
  const to = String(chosen.get('to'));
  const chart = byId('series-chart');
  try {
    const { analyze } = await ask<{
      analyze: { series: { nodes: { points: Point[] }[] }; warnings: { message: string }[] };
    }>(question, { code, place, calendar, from, to });
    const points = analyze.series.nodes[0]?.points ?? [];
    chart.replaceChildren(
      intervalChart(points.map(({ label, cell }) => ({ label, cell }))),
      ...analyze.warnings.map(({ message }) => element('p', { class: 'note' }, message)),
    );
    byId('series-table').replaceChildren(
      table(
        ['时期 Period', '值 Value', '95% 区间 Interval', '分子 / 分母 Parts', '状态 State', '完整率 Completeness', '提示 Flags'],
        points.map(({ label, cell }) => [
          label,
          valueText(cell),
          intervalText(cell),
          partsText(cell),
          stateText(cell),
          cell.completeness === null ? '' : `${Math.round(cell.completeness * 100)} %`,
          cell.flags.map(({ message }) => message).join(';'),
        ]),
      ),
    );
    const feed = new URLSearchParams({ indicator: code, place, from, to, calendar });
    byId('series-feed').replaceChildren(
      element('a', { href: `/feeds/series.csv?${feed}` }, '下载 CSV'),
      ' · ',
      element('a', { href: `/feeds/series.json?${feed}` }, 'JSON'),
    );
  } catch (failure) {
    showFailure(chart, failure);
  }
}

function setDay(form: HTMLFormElement, name: string, day: string): void {
  (form.elements.namedItem(name) as HTMLInputElement).value = day;
}
