import { generatedName, suffix } from './names';

describe('generatedName', () => {
  it('is the same for the same seed only', () => {
    expect(generatedName('core', 'uid/0')).toBe(generatedName('core', 'uid/0'));
    expect(generatedName('core', 'uid/0')).not.toBe(
      generatedName('core', 'uid/1'),
    );
  });

  it('fits into a label', () => {
    expect(generatedName('c'.repeat(80), 'uid')).toMatch(/^c{57}-\w{5}$/);
  });
});

describe('suffix', () => {
  it('is as long as asked', () => {
    expect(suffix('seed', 6)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{6}$/);
  });
});
