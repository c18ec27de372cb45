import * as lib from '../../lib';

test('what the library exports are classes and enums, named like these: no table of fields, no function', () => {
  const odd = Object.entries(lib).filter(([name, exported]) => {
    const isClass = typeof exported === 'function' && /^class\b/.test(String(exported));
    const isEnum =
      typeof exported === 'object' && Object.values(exported).every((member) => typeof member === 'string');
    return !/^[A-Z][A-Za-z]*$/.test(name) || !(isClass || isEnum);
  });
  expect(odd.map(([name]) => name)).toEqual([]);
  expect(Object.keys(lib).length).toBeGreaterThan(30);
});
