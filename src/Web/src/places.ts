import { ask } from './graphql';

/** A place that has figures. */
export interface Place {
  code: string;
  name: string;
  level: string;
  path: string[];
}

/** The places that have figures, from province to township, parents before their children. */
export async function placesWithData(): Promise<Place[]> {
  const { orgUnits } = await ask<{ orgUnits: { nodes: Place[] } }>(`query Places {
    orgUnits(first: 1000, where: { withData: true, level: { nin: [VILLAGE, FACILITY] } }) { nodes { code name level path } }
  }`);
  return orgUnits.nodes;
}

/** The places that can be compared: those with at least three places with figures directly under them. */
export function comparableParents(places: Place[]): { parent: Place; childLevel: string }[] {
  return places.flatMap((parent) => {
    const children = places.filter(({ path }) => path.length === parent.path.length + 1 && path.at(-2) === parent.code);
    const first = children[0];
    return first && children.length >= 3 ? [{ parent, childLevel: first.level }] : [];
  });
}

/** Puts options into a select, and chooses one of them where it is there. */
export function fillSelect(form: HTMLFormElement, name: string, options: [string, string][], chosen?: string): void {
  const select = form.elements.namedItem(name) as HTMLSelectElement;
  select.replaceChildren(
    ...options.map(([value, text]) => Object.assign(document.createElement('option'), { value, textContent: text })),
  );
  if (chosen && options.some(([value]) => value === chosen)) {
    select.value = chosen;
  }
}
