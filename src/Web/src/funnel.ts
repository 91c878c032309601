import { cellFields, partsText, round, valueText, type Cell } from './cell';
import { byId, element, showFailure, svg, table } from './dom';
import { ask } from './graphql';
import { comparableParents, fillSelect, type Place } from './places';

interface Unit {
  orgUnit: { name: string };
  cell: Cell;
  limit95Low: number | null;
  limit95High: number | null;
  limit998Low: number | null;
  limit998High: number | null;
  zAdjusted: number | null;
  signal: string;
  reasons: string[];
}

const signals: Record<string, string> = {
  NONE: '正常 within the funnel',
  WATCH: '关注 watch',
  UNDER: '低于预期 worse than expected',
  OVER: '高于预期 better than expected',
  DATA_ERROR: '数据有误 data error',
  TOO_SMALL: '人数太少 too small',
};

const question = `query Funnel($indicator: String!, $under: ID!, $level: OrgLevel!, $time: TimeInput!) {
  townshipPerformance(input: { indicator: $indicator, under: $under, level: $level, time: $time }) {
    indicator { name } target overdispersion
    units(first: 200) { nodes { orgUnit { name } cell { ${cellFields} }
      limit95Low limit95High limit998Low limit998High zAdjusted signal reasons } } }
}`;

interface Performance {
  indicator: { name: string };
  target: number;
  overdispersion: number;
  units: { nodes: Unit[] };
}

/** The places under one place around their pooled rate, with 95 % and 99.8 % limits. */
export async function startFunnel(places: Place[]): Promise<void> {
  const form = byId('funnel-form') as HTMLFormElement;
  const parents = comparableParents(places);
  const usual = parents.findLast(({ childLevel }) => childLevel === 'TOWNSHIP') ?? parents[0];
  fillSelect(form, 'under', parents.map(({ parent }) => [parent.code, parent.name]), usual?.parent.code);
  const { indicators } = await ask<{ indicators: { nodes: { code: string; name: string; kind: string }[] } }>(
    'query Rates { indicators(first: 200) { nodes { code name kind } } }',
  );
  const rates = indicators.nodes.filter(({ kind }) => kind !== 'COUNT');
  fillSelect(form, 'indicator', rates.map(({ code, name }) => [code, `${name} ${code}`]), 'MAT_SYS');
  form.addEventListener('change', () => void show(form, places));
  await show(form, places);
}

async function show(form: HTMLFormElement, places: Place[]): Promise<void> {
  const chart = byId('funnel-chart');
  const chosen = new FormData(form);
  const under = String(chosen.get('under') ?? '');
  const period = String(chosen.get('period') ?? '').trim();
  const level = comparableParents(places).find(({ parent }) => parent.code === under)?.childLevel;
  try {
    const { townshipPerformance: result } = await ask<{ townshipPerformance: Performance }>(question, {
      indicator: String(chosen.get('indicator')),
      under,
      level,
      time: period ? { periods: [period] } : { relative: 'LAST_MCH_YEAR' },
    });
    chart.replaceChildren(
      element('p', {}, `${result.indicator.name};合并值 pooled ${round(result.target)};离散 overdispersion ${round(result.overdispersion)}`),
      funnelChart(result.target, result.units.nodes),
    );
    byId('funnel-table').replaceChildren(
      table(
        ['地区 Place', '值 Value', '分子 / 分母 Parts', '99.8% 界限 Limits', 'z', '信号 Signal', '理由 Reasons'],
        result.units.nodes.map((unit) => [
          unit.orgUnit.name,
          valueText(unit.cell),
          partsText(unit.cell),
          unit.limit998Low === null || unit.limit998High === null ? '' : `${round(unit.limit998Low)} – ${round(unit.limit998High)}`,
          unit.zAdjusted === null ? '' : unit.zAdjusted.toFixed(2),
          element('span', { class: `signal ${unit.signal}` }, signals[unit.signal] ?? unit.signal),
          unit.reasons.join(';'),
        ]),
      ),
    );
  } catch (failure) {
    showFailure(chart, failure);
  }
}

function funnelChart(target: number, units: Unit[]): SVGElement {
  const width = 960;
  const height = 300;
  const drawn = units
    .filter(({ cell }) => cell.value !== null && cell.denominator !== null && cell.denominator > 0)
    .sort((left, right) => (left.cell.denominator ?? 0) - (right.cell.denominator ?? 0));
  const values = drawn
    .flatMap(({ cell, limit998Low, limit998High }) => [cell.value, limit998Low, limit998High])
    .filter((value) => value !== null);
  const low = Math.min(...values, target);
  const high = Math.max(...values, target);
  const most = Math.max(...drawn.map(({ cell }) => cell.denominator ?? 0), 1);
  const x = (denominator: number) => 56 + (denominator / most) * (width - 80);
  const y = (value: number) => height - 30 - ((value - low) / (high - low || 1)) * (height - 50);

  const chart = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': '乡镇漏斗图 funnel of townships' });
  chart.append(svg('line', { x1: 56, x2: width - 24, y1: y(target), y2: y(target), class: 'target' }));
  for (const [name, limit] of [
    ['limit95', 'limit95Low'],
    ['limit95', 'limit95High'],
    ['limit998', 'limit998Low'],
    ['limit998', 'limit998High'],
  ] as const) {
    const path = drawn
      .filter((unit) => unit[limit] !== null)
      .map((unit) => `${x(unit.cell.denominator ?? 0)},${y(unit[limit] ?? 0)}`);
    chart.append(svg('polyline', { points: path.join(' '), class: name }));
  }
  for (const unit of drawn) {
    const mark = svg('circle', { cx: x(unit.cell.denominator ?? 0), cy: y(unit.cell.value ?? 0), r: 5, class: `signal ${unit.signal}` });
    mark.append(svg('title', {}, `${unit.orgUnit.name}: ${valueText(unit.cell)} (${partsText(unit.cell)})`));
    chart.append(mark);
  }
  for (const tick of [low, target, high]) {
    chart.append(svg('text', { x: 50, y: y(tick) + 4, 'text-anchor': 'end' }, round(tick)));
  }
  chart.append(svg('text', { x: width - 24, y: height - 8, 'text-anchor': 'end' }, `分母 denominator (0 – ${round(most)})`));
  return chart;
}
