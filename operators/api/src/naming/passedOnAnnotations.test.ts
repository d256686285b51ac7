import { annotations } from './annotations';
import { passedOnAnnotations } from './passedOnAnnotations';

it('takes who asked and whom it is for, and nothing else', () => {
  const said = {
    [annotations.requestedBy]: 'user:default/rita',
    [annotations.owner]: 'group:default/core',
  };
  expect(passedOnAnnotations({ ...said, other: 'thing' })).toEqual(said);
});

it.each([[undefined], [{}], [{ other: 'thing' }]])(
  'has nothing to say of %p',
  given => {
    expect(passedOnAnnotations(given)).toBeUndefined();
  },
);
