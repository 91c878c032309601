// The reference implementation's side of the comparison. Reads one JSON line a round, {"work", "seconds"}, and answers
// {"count", "seconds"}: how often the work was done, and in how long. The first argument is a JSON file of documents.
import fs from 'node:fs';
import readline from 'node:readline';
import { buildSchema, execute, parse, validate, version } from 'graphql';

const given = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const product = buildSchema(given.productSchema);
const leaves = buildSchema(given.leafSchema);
const leafDocument = parse(given.leafDocument);
const rootValue = { items: given.leafItems };

const parseAndValidate = text => {
  const errors = validate(product, parse(text));
  if (errors.length > 0) throw errors[0];
};
const run = () => {
  const result = execute({ schema: leaves, document: leafDocument, rootValue });
  if (result.errors) throw result.errors[0];
  return result;
};

const work = {
  introspection: () => parseAndValidate(given.introspection),
  question: () => parseAndValidate(given.question),
  execute: run,
  respond: () => JSON.stringify(run()),
};

console.log(JSON.stringify({ version, node: process.version, response: work.respond() }));
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { work: name, seconds } = JSON.parse(line);
  const began = process.hrtime.bigint();
  const end = began + BigInt(Math.round(seconds * 1e9));
  let count = 0, now = began;
  while (now < end) {
    for (let i = 0; i < 20; i++) work[name]();
    count += 20;
    now = process.hrtime.bigint();
  }
  console.log(JSON.stringify({ count, seconds: Number(now - began) / 1e9 }));
}
