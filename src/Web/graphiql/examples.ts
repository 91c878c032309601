/** Questions that a newcomer can run at once on the demo county. */
export const exampleQueries: string[] = [
  `# 富平县系统管理率, 按统计年度 (1 October to 30 September): value, parts, interval, state
query MaternalSystematicManagement {
  analyze(input: {
    measures: [{ code: "MAT_SYS" }, { code: "DEL_CS" }]
    groupBy: [{ period: MCH_YEAR }]
    orgUnits: { ids: ["610528"] }
    time: { relative: LAST_5_MCH_YEARS }
    fill: NONE
    compare: [{ kind: TARGET }, { kind: PREVIOUS_PERIOD }]
  }) {
    series { nodes { measure { code name } points { period label
      cell { value numerator denominator unit state ciLow ciHigh completeness flags { code message } }
      comparisons { kind difference changeUnit } } } }
    dataVersion { id }
  }
}
`,
  `# 各乡镇本统计年度 Townships, last MCH year, lowest first
query Townships {
  analyze(input: {
    measures: [{ code: "MAT_SYS" }]
    groupBy: [{ orgLevel: TOWNSHIP }]
    orgUnits: { under: ["610528"] }
    time: { relative: LAST_MCH_YEAR }
    order: [{ measure: "MAT_SYS", direction: ASC }]
  }) {
    rows(first: 20) { nodes { orgUnit { code name } cell { value numerator denominator ciLow ciHigh state } } }
  }
}
`,
  `# 高危孕产妇 Pregnancies by probability, with the rules that fired and what is still unknown
query HighRisk {
  pregnancyRisks(first: 10, order: [{ probability: DESC }]) {
    totalCount
    nodes { pseudonym township { name } gestationalWeek
      assessment { colour infectious complete probability firedRules { id text } unknown { id needs } reasons { sentence contribution } } }
  }
}
`,
  `# 漏斗 Funnel of townships; a data error is never called poor performance
query Funnel {
  townshipPerformance(input: { indicator: "MAT_SYS", under: "610528", time: { relative: LAST_MCH_YEAR } }) {
    target overdispersion
    units(first: 50) { nodes { orgUnit { name } cell { value denominator } limit998Low limit998High zAdjusted signal reasons } }
  }
}
`,
  `# 新版本 Tells of each data version when it is published; leave it running and load a file
subscription Published {
  dataVersionPublished { id loadedAt }
}
`,
];
