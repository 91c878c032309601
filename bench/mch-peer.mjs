// McH Analytics as one more peer of the panel harness: `node bench.mjs --size large --peer .../bench/mch-peer.mjs`.
// It serves what `./mch bench panel --size SIZE` has loaded; MCH_PANEL names that folder where it is not obj/mch/panel.
// The result cache is off: every answer is computed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = process.env.MCH_PANEL_PORT ?? '4320';

// Codes are those of the data: 13 a province, 1306 a prefecture, 130624 a county, 130624107 a township.
const months = (from, to) => ({ range: { from: `${from}-01-01`, to: `${to}-12-31`, periodType: 'MONTH' } });
const year = (period) => ({ periods: [String(period)] });
const analyze = (body) => `query Panel($i: AnalyzeInput!) { analyze(input: $i) { ${body} } }`;
const one = (body, input) => ({ query: analyze(body), variables: { i: input } });
const measures = (...codes) => codes.map((code) => ({ code }));
const six = ['DEL_CS', 'DEL_HOSP', 'ANC5', 'ANC_EARLY', 'LBW', 'HR_CASE'];
const quantiles = ['P10', 'P25', 'MEDIAN', 'P75', 'P90'];
const value = 'rows(first: 100) { nodes { cell { value } } }';
const byPeriod = 'rows(first: 100) { nodes { period cell { value } } }';
const byPlace = 'rows(first: 1000) { nodes { orgUnit { code } cell { value } } }';

const dashboard = `query Dashboard($a: AnalyzeInput!, $b: AnalyzeInput!, $c: AnalyzeInput!, $d: AnalyzeInput!, $e: AnalyzeInput!,
  $f: AnalyzeInput!, $g: AnalyzeInput!, $h: AnalyzeInput!) {
  a: analyze(input: $a) { ${value} } b: analyze(input: $b) { ${byPeriod} } c: analyze(input: $c) { ${value} }
  d: analyze(input: $d) { ${value} } e: analyze(input: $e) { rows(first: 5) { nodes { orgUnit { code } cell { value } } } }
  f: analyze(input: $f) { ${byPlace} } g: analyze(input: $g) { ${byPeriod} } h: analyze(input: $h) { ${byPeriod} } }`;

const queries = {
  Q1: (p) => one('table(limit: 10000) { nodes { orgUnit { code } period values states } }', {
    measures: measures('DEL_CS'), groupBy: [{ orgLevel: 'COUNTY' }, { period: 'MONTH' }],
    orgUnits: { under: [String(p.province)] }, time: months(p.year, p.year), fill: 'NONE',
  }),
  Q2: (p) => one('series { nodes { points { period cell { value numerator denominator ciLow ciHigh } } } }', {
    measures: measures('MMR'), groupBy: [{ period: 'YEAR' }],
    time: { periods: Array.from({ length: p.to - p.from + 1 }, (_, index) => String(p.from + index)) },
  }),
  Q3: (p) => one('rows(first: 20) { nodes { orgUnit { code name } cell { value numerator denominator ciLow ciHigh state } } }', {
    measures: measures('DEL_HOSP'), groupBy: [{ orgLevel: 'TOWNSHIP' }], orgUnits: { under: [String(p.county)] },
    time: year(p.year), order: [{ measure: 'DEL_HOSP', direction: 'ASC' }],
  }),
  Q4: (p) => one('series { nodes { measure { code } points { period cell { value state } } } }', {
    measures: measures(...six), groupBy: [{ period: 'MONTH' }], orgUnits: { ids: [String(p.county)] },
    time: months(p.fromYear, p.toYear),
  }),
  Q5: (p) => one(
    'rows(first: 500) { nodes { orgUnit { code } cell { value } comparisons { base { value } difference changeUnit } } }', {
      measures: measures('ANC5'), groupBy: [{ orgLevel: 'PREFECTURE' }], time: year(p.year),
      compare: [{ kind: 'SAME_PERIOD_LAST_YEAR' }],
    }),
  Q6: (p) => ({
    query: `query Page($i: AnalyzeInput!, $after: String) { analyze(input: $i) { rows(first: 150, after: $after) {
      totalCount nodes { orgUnit { code name parent { name } } measure cell { value } } pageInfo { endCursor hasNextPage } } } }`,
    variables: {
      i: {
        measures: measures('LB', 'DEL_HOSP', 'ANC5'), groupBy: [{ orgLevel: 'TOWNSHIP' }],
        orgUnits: { under: [String(p.province)] }, time: year(p.year), order: [{ dimension: 'orgUnit' }],
      },
      // A reader of the pages before has it as endCursor.
      after: p.page === 0 ? null : Buffer.from(`at:${p.page * 150 - 1}`).toString('base64'),
    },
  }),
  Q7: (p) => one('table(limit: 10000) { nodes { orgUnit { code } values } }', {
    measures: measures('DEL_HOSP', 'DEL_CS', 'ANC5'), groupBy: [{ orgLevel: 'COUNTY' }], time: year(p.year), fill: 'NONE',
  }),
  Q8: (p) => one('series(first: 40) { nodes { orgUnit { code } points { period cell { value } } } }', {
    measures: [{ code: 'MMR', window: { rollingMonths: 12 } }], groupBy: [{ orgLevel: 'PROVINCE' }, { period: 'MONTH' }],
    time: months(p.fromYear, 2024), fill: 'NONE',
  }),
  Q9: (p) => one('rows(first: 500) { nodes { orgUnit { code } measure cell { value } } }', {
    measures: quantiles.map((name) => ({ code: 'ANC5', alias: name, over: { level: 'TOWNSHIP', function: name } })),
    groupBy: [{ orgLevel: 'PROVINCE' }], time: year(p.year), fill: 'NONE',
  }),
  Q10: (p) => {
    const county = { ids: [String(p.county)] }, province = { ids: [String(Math.floor(p.county / 10000))] };
    const prefecture = { under: [String(Math.floor(p.county / 100))] };
    return {
      query: dashboard,
      variables: {
        a: { measures: measures('LB', 'women_delivered', 'DEL_HOSP', 'maternal_deaths'), orgUnits: county, time: year(p.year) },
        b: { measures: measures('LB'), groupBy: [{ period: 'MONTH' }], orgUnits: county, time: months(p.year, p.year), fill: 'NONE' },
        c: { measures: measures('DEL_HOSP'), orgUnits: province, time: year(p.year) },
        d: { measures: measures('DEL_HOSP'), time: year(p.year) },
        e: {
          measures: measures('DEL_HOSP'), groupBy: [{ orgLevel: 'TOWNSHIP' }], orgUnits: { under: [String(p.county)] },
          time: year(p.year), order: [{ measure: 'DEL_HOSP', direction: 'ASC' }],
        },
        f: { measures: measures('ANC5'), groupBy: [{ orgLevel: 'COUNTY' }], orgUnits: prefecture, time: year(p.year), fill: 'NONE' },
        g: { measures: measures('HR_CASE'), groupBy: [{ period: 'MONTH' }], orgUnits: county, time: months(p.year, p.year), fill: 'NONE' },
        h: {
          measures: measures('IMR'), groupBy: [{ period: 'YEAR' }], orgUnits: county,
          time: { range: { from: '2015-01-01', to: '2024-12-31', periodType: 'YEAR' } }, fill: 'NONE',
        },
      },
    };
  },
};

// Our rates are in percent, the harness's are shares; both come from the same two counts.
const share = (percent) => (percent == null ? null : percent / 100);
const month = (period) => `${period.slice(0, 4)}-${period.slice(4)}`; // our 202403, the harness's 2024-03
const table = (data) => data.analyze.rows.nodes;

const extract = {
  Q1: (data) => data.analyze.table.nodes.map((row) => [+row.orgUnit.code, month(row.period), share(row.values[0])]),
  Q2: (data) => data.analyze.series.nodes[0].points.map(({ period, cell }) => [+period, cell.value, cell.numerator, cell.denominator]),
  Q3: (data) => table(data).filter((row) => row.cell.value != null)
    .map((row) => [+row.orgUnit.code, row.orgUnit.name, share(row.cell.value)]),
  Q4: (data) => {
    const series = data.analyze.series.nodes;
    return series[0].points.map((point, at) => [month(point.period), ...series.map((each) => share(each.points[at].cell.value))])
      .filter((row) => row.slice(1).some((each) => each != null));
  },
  Q5: (data) => table(data).map(({ orgUnit, cell, comparisons: [comparison] }) =>
    [+orgUnit.code, share(cell.value), share(comparison.base.value), share(comparison.difference)]),
  Q6: (data) => {
    const { totalCount, nodes } = data.analyze.rows, rows = [];
    for (let at = 0; at + 2 < nodes.length; at += 3) {
      const { code, name, parent } = nodes[at].orgUnit;
      rows.push([+code, name, parent.name, nodes[at].cell.value, share(nodes[at + 1].cell.value), share(nodes[at + 2].cell.value)]);
    }
    return { total: totalCount / 3, rows };
  },
  Q7: (data) => data.analyze.table.nodes.map((row) => [+row.orgUnit.code, ...row.values.map(share)]),
  Q8: (data) => data.analyze.series.nodes.flatMap(({ orgUnit, points }) =>
    points.map(({ period, cell }) => [+orgUnit.code, month(period), cell.value])),
  Q9: (data) => {
    const rows = new Map();
    for (const row of table(data)) {
      const code = +row.orgUnit.code;
      if (!rows.has(code)) rows.set(code, [code]);
      rows.get(code).push(share(row.cell.value));
    }
    return [...rows.values()];
  },
  Q10: (data) => {
    const nodes = (name) => data[name].rows.nodes;
    const [births, deliveries, hospital, deaths] = nodes('a').map((row) => row.cell.value);
    return {
      a: [[births, deliveries, share(hospital), deaths]],
      b: nodes('b').map((row) => [month(row.period), row.cell.value]),
      c: nodes('c').map((row) => [share(row.cell.value)]),
      d: nodes('d').map((row) => [share(row.cell.value)]),
      e: nodes('e').map((row) => [+row.orgUnit.code, share(row.cell.value)]),
      f: nodes('f').map((row) => [+row.orgUnit.code, share(row.cell.value)]),
      g: nodes('g').map((row) => [month(row.period), share(row.cell.value)]),
      h: nodes('h').map((row) => [+row.period, row.cell.value]),
    };
  },
};

export default ({ size }) => {
  const panel = process.env.MCH_PANEL ?? path.join(root, 'obj', 'mch', 'panel');
  return {
    name: 'mch-analytics',
    url: `http://127.0.0.1:${port}/graphql`,
    start: {
      cmd: 'dotnet',
      args: [
        path.join(root, 'src', 'Cli', 'bin', 'Release', 'net10.0', 'mch.dll'), 'serve', '--port', port, '--no-cache',
        '--data', path.join(panel, 'data', size), '--catalogue', path.join(panel, 'catalogue'),
      ],
      env: {},
    },
    queries,
    extract,
  };
};
