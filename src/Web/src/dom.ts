type Attributes = Record<string, string | number>;

/** An HTML element with attributes and children; text is always text, never markup. */
export function element(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElement {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** A table with a header row. */
export function table(headers: string[], rows: (Node | string)[][]): HTMLElement {
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...headers.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))),
  );
}

/** The element with an id, which the page's own HTML holds. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element #${id}.`);
  }
  return found;
}

/** Shows a failure where the answer would have stood. */
export function showFailure(place: HTMLElement, failure: unknown): void {
  place.replaceChildren(element('p', { class: 'failure', role: 'alert' }, failure instanceof Error ? failure.message : String(failure)));
}

function fill<E extends Element>(target: E, attributes: Attributes, children: (Node | string)[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    target.setAttribute(name, String(value));
  }
  target.append(...children);
  return target;
}
