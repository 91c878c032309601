import { valueText, type Cell } from './cell';
import { svg } from './dom';

const width = 960;
const height = 260;
const margin = { left: 56, right: 12, top: 12, bottom: 34 };

/** Values over time as points with their 95 % intervals; a missing value leaves a gap and its state on the axis. */
export function intervalChart(points: { label: string; cell: Cell }[]): SVGElement {
  const numbers = points.flatMap(({ cell }) => [cell.value, cell.ciLow, cell.ciHigh]).filter((value) => value !== null);
  const low = Math.min(...numbers, 0 <= Math.min(...numbers) && Math.min(...numbers) < 20 ? 0 : Infinity);
  const high = Math.max(...numbers);
  const span = high > low ? high - low : 1;
  const x = (index: number) =>
    margin.left + ((index + 0.5) / Math.max(points.length, 1)) * (width - margin.left - margin.right);
  const y = (value: number) => height - margin.bottom - ((value - low) / span) * (height - margin.top - margin.bottom);
  const every = Math.ceil(points.length / 12);

  const chart = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': '指标随时间的变化 series' });
  if (numbers.length === 0) {
    chart.append(svg('text', { x: width / 2, y: height / 2, 'text-anchor': 'middle' }, '这段时间没有数值 no values'));
    return chart;
  }
  for (const tick of [low, low + span / 2, low + span]) {
    chart.append(
      svg('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
      svg('text', { x: margin.left - 6, y: y(tick) + 4, 'text-anchor': 'end' }, tick.toFixed(span < 5 ? 2 : 0)),
    );
  }
  points.forEach(({ label, cell }, index) => {
    const before = points[index - 1];
    if (before && before.cell.value !== null && cell.value !== null) {
      chart.append(
        svg('line', { x1: x(index - 1), x2: x(index), y1: y(before.cell.value), y2: y(cell.value), class: 'series' }),
      );
    }
    if (cell.ciLow !== null && cell.ciHigh !== null) {
      chart.append(svg('line', { x1: x(index), x2: x(index), y1: y(cell.ciLow), y2: y(cell.ciHigh), class: 'interval' }));
    }
    const mark =
      cell.value === null
        ? svg('text', { x: x(index), y: height - margin.bottom - 4, 'text-anchor': 'middle', class: 'missing' }, '×')
        : svg('circle', { cx: x(index), cy: y(cell.value), r: 3.5, class: `point ${cell.state}` });
    mark.append(svg('title', {}, `${label}: ${valueText(cell)}`));
    chart.append(mark);
    if (index % every === 0) {
      chart.append(svg('text', { x: x(index), y: height - 12, 'text-anchor': 'middle' }, label));
    }
  });
  return chart;
}
