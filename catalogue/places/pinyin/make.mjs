// Writes characters.txt: npm install --no-save pinyin-pro@3.29.4 && node catalogue/places/pinyin/make.mjs
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

// What a character is read as in most names of places, where ordinary text reads it otherwise.
const inPlaces = { 都: 'du', 藏: 'zang', 什: 'shi', 蚌: 'beng', 莞: 'guan', 郫: 'pi', 珲: 'hun', 〇: 'ling', 㵲: 'wu' };

const bySyllable = new Map();
const add = (character) => {
  const read = inPlaces[character] ?? pinyin(character, { toneType: 'none', type: 'array' })[0];
  if (read !== character && /^[a-zü]+$/.test(read)) {
    bySyllable.set(read, (bySyllable.get(read) ?? '') + character);
  }
};
add('〇');
for (const [first, last] of [[0x3400, 0x4dbf], [0x4e00, 0x9fff]]) {
  for (let code = first; code <= last; code++) {
    add(String.fromCodePoint(code));
  }
}

const lines = [...bySyllable].sort(([left], [right]) => (left < right ? -1 : 1)).map(([read, all]) => `${read} ${all}`);
writeFileSync(new URL('characters.txt', import.meta.url), lines.join('\n') + '\n');
