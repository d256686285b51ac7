import { checkAddons } from './checkAddons';

const offered = ['cni', 'metrics'].map(name => ({ name, resources: [] }));

it.each([
  [undefined, undefined],
  [[], offered],
  [['metrics', 'cni'], offered],
])('has nothing against %j', (asked, offers) => {
  expect(checkAddons(asked, offers)).toEqual([]);
});

it('says which there are', () => {
  expect(checkAddons(['cni', 'mesh'], offered)).toEqual([
    {
      pointer: '/addons/1',
      message:
        "'mesh' is not an add-on of this template; choose among cni, metrics",
    },
  ]);
  expect(checkAddons(['mesh'])[0].message).toContain('it has none');
});
