import { byId, element, showFailure, table } from './dom';
import { ask } from './graphql';

interface Risk {
  pseudonym: string;
  township: { name: string };
  gestationalWeek: number | null;
  disagreement: boolean;
  assessment: {
    colour: string;
    infectious: boolean;
    complete: boolean;
    probability: number | null;
    probabilityState: string;
    firedRules: { id: string; text: string }[];
    unknown: { id: string }[];
    reasons: { sentence: string }[];
  };
}

const colours: Record<string, string> = { GREEN: '绿', YELLOW: '黄', ORANGE: '橙', RED: '红', PURPLE: '紫' };

/** The pregnancies not yet delivered, most probable first, with colour, rules, reasons and what is unknown. */
export async function startRiskList(): Promise<void> {
  const place = byId('risk-table');
  try {
    const { pregnancyRisks } = await ask<{ pregnancyRisks: { totalCount: number; nodes: Risk[] } }>(`query Risks {
      pregnancyRisks(first: 25, order: [{ probability: DESC }]) { totalCount nodes {
        pseudonym township { name } gestationalWeek disagreement
        assessment { colour infectious complete probability probabilityState firedRules { id text } unknown { id }
          reasons { sentence } } } }
    }`);
    place.replaceChildren(
      element('p', {}, `共 ${pregnancyRisks.totalCount} 名在孕妇女 pregnancies; 显示概率最高的 ${pregnancyRisks.nodes.length} 名`),
      table(
        ['代号 Pseudonym', '乡镇 Township', '孕周 Weeks', '颜色 Colour', '概率 Probability', '触发的规则 Rules', '未知 Unknown', '理由 Reasons'],
        pregnancyRisks.nodes.map((risk) => [
          risk.pseudonym.slice(0, 10),
          risk.township.name,
          risk.gestationalWeek === null ? '' : String(risk.gestationalWeek),
          colourMark(risk),
          risk.assessment.probability === null
            ? risk.assessment.probabilityState
            : `${(risk.assessment.probability * 100).toFixed(1)} %${risk.disagreement ? ' ⚠ 与颜色不一致' : ''}`,
          risk.assessment.firedRules.map(({ id, text }) => `${id} ${text}`).join(';'),
          risk.assessment.complete ? '' : `${risk.assessment.unknown.length} 条规则待查`,
          risk.assessment.reasons.slice(0, 3).map(({ sentence }) => sentence).join(';'),
        ]),
      ),
    );
  } catch (failure) {
    showFailure(place, failure);
  }
}

function colourMark({ assessment }: Risk): Node {
  const text = `${assessment.complete ? '' : '至少 '}${colours[assessment.colour] ?? assessment.colour}`;
  const mark = element('span', { class: `colour ${assessment.colour}` }, text);
  return assessment.infectious ? element('span', {}, mark, element('span', { class: 'colour PURPLE' }, '紫')) : mark;
}
