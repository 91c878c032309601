/** A figure as the API gives it; decimals are numbers in JSON. */
export interface Cell {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  state: string;
  ciLow: number | null;
  ciHigh: number | null;
  completeness: number | null;
  flags: { code: string; message: string }[];
}

export const cellFields = 'value numerator denominator unit state ciLow ciHigh completeness flags { code message }';

const units: Record<string, string> = {
  COUNT: '',
  PERCENT: ' %',
  PER_MILLE: ' ‰',
  PER_10K: ' /万',
  PER_100K: ' /10万',
  CNY: ' 元',
  DAYS: ' 天',
  PERCENTAGE_POINT: ' 百分点',
  RATIO: '',
  SQUARE_METRE: ' m²',
};

const states: Record<string, string> = {
  OK: '',
  PROVISIONAL: '暂定 provisional',
  ZERO_DENOMINATOR: '分母为零 nobody at risk',
  NOT_REPORTED: '未报 not reported',
  NOT_YET_DUE: '未到期 not yet due',
  NOT_CARRIED_OUT: '未开展 (−2) no work done',
  NOT_COLLECTED: '未收集 (−1) not collected',
};

/** The value with its unit, or the state that says why there is none. */
export function valueText(cell: Cell): string {
  return cell.value === null ? stateText(cell) : `${round(cell.value)}${units[cell.unit] ?? ''}`;
}

/** The state in words; empty where all is well. */
export function stateText(cell: Cell): string {
  return states[cell.state] ?? cell.state;
}

/** The 95 % interval; empty where there is none. */
export function intervalText(cell: Cell): string {
  return cell.ciLow === null || cell.ciHigh === null ? '' : `${round(cell.ciLow)} – ${round(cell.ciHigh)}`;
}

/** Numerator over denominator; the numerator alone for counts. */
export function partsText(cell: Cell): string {
  if (cell.numerator === null) {
    return '';
  }
  return cell.denominator === null ? round(cell.numerator) : `${round(cell.numerator)} / ${round(cell.denominator)}`;
}

/** At most two decimals, with thousands separators. */
export function round(value: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
}
