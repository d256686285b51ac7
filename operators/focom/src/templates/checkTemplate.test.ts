import { annotations } from '@o2ims-portal/api';
import { aRequest, aTemplate } from '../__testUtils__/objects';
import { checkTemplate } from './checkTemplate';

const parameters = (templateParameters: Record<string, unknown>) =>
  aRequest({ spec: { templateParameters } });

describe('checkTemplate', () => {
  it.each([
    ['JSON', aTemplate()],
    [
      'YAML',
      aTemplate(
        'type: object\nproperties:\n  clusterName: { type: string }\nrequired: [clusterName]\n',
      ),
    ],
    [
      'a schema of an older draft',
      aTemplate({
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { name: { type: 'string' } },
        properties: { clusterName: { $ref: '#/definitions/name' } },
      }),
    ],
  ])('has nothing against parameters that keep to %s', (_, template) => {
    expect(checkTemplate(aRequest(), [template])).toBeUndefined();
  });

  it('names the object that it misses, and those that are there', () => {
    const there = [aTemplate({}, 'big-v2'), aTemplate({}, 'big-v1')];
    expect(checkTemplate(aRequest(), there)).toEqual({
      phase: 'FAILED',
      reason: 'TemplateNotFound',
      message:
        "There is no TemplateInfo 'small-v1' (<templateName>-<templateVersion>) in namespace 'default'. Templates there: big-v1, big-v2. Create it, or name another template.",
    });
    expect(checkTemplate(aRequest(), [])?.message).toContain(
      'There is no template in that namespace.',
    );
  });

  it('does not take a template whose name only looks the same', () => {
    const request = aRequest({
      spec: { templateName: 'small-v1', templateVersion: 'beta' },
    });
    expect(checkTemplate(request, [aTemplate({}, 'small-v1-beta')])).toEqual(
      expect.objectContaining({
        reason: 'TemplateNotFound',
        message: expect.stringContaining(
          "is of template 'small' version 'v1', not 'small-v1' version 'beta'",
        ),
      }),
    );
  });

  it('lists every violation with where it is', () => {
    const request = parameters({ clusterNam: 'edge', 'a/b': 1 });
    const problem = checkTemplate(request, [aTemplate()]);
    expect(problem).toEqual(
      expect.objectContaining({
        phase: 'FAILED',
        reason: 'InvalidParameters',
      }),
    );
    expect(problem?.message).toContain('/clusterName: is required');
    expect(problem?.message).toContain('/clusterNam: ');
    expect(problem?.message).toContain('/a~1b: ');
    expect(problem?.violations?.map(({ pointer }) => pointer)).toEqual([
      '/clusterName',
      '/clusterNam',
      '/a~1b',
    ]);
  });

  it.each([
    ['neither JSON nor YAML', '{"type": '],
    ['a word', 'object'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no JSON Schema', '{"type": "thing"}'],
    ['a pattern with lookahead', '{"pattern": "^(?=a)"}'],
    ['a reference to nowhere', '{"$ref": "#/$defs/none"}'],
  ])('says that a schema cannot be used when it is %s', (_, schema) => {
    expect(checkTemplate(aRequest(), [aTemplate(schema)])).toEqual({
      phase: 'FAILED',
      reason: 'TemplateInvalid',
      message: expect.stringContaining(
        "templateParameterSchema of TemplateInfo 'small-v1' in namespace 'default' is not a JSON Schema in JSON or YAML that can be used: ",
      ),
    });
  });

  it.each(['{"type": ', '{"required": ["other"]}'])(
    'sends unchecked on demand, whatever the schema says: %s',
    schema => {
      const skip = (value: string) =>
        aRequest({
          metadata: {
            annotations: { [annotations.skipParameterValidation]: value },
          },
        });
      expect(checkTemplate(skip('true'), [aTemplate(schema)])).toBeUndefined();
      expect(checkTemplate(skip('false'), [aTemplate(schema)])).toBeDefined();
      expect(checkTemplate(skip('true'), [])?.reason).toBe('TemplateNotFound');
    },
  );

  it.each(['false', 'true'])(
    'refuses parameters that leave no room for a status, unchecked (%s) or not',
    skip => {
      const sized = (length: number) =>
        aRequest({
          metadata: {
            annotations: { [annotations.skipParameterValidation]: skip },
          },
          spec: {
            templateParameters: {
              clusterName: 'edge',
              // two bytes each
              note: 'ä'.repeat(length / 2),
            },
          },
        });
      const template = aTemplate('{}');
      expect(checkTemplate(sized(999_000), [template])).toBeUndefined();
      expect(checkTemplate(sized(1_000_000), [template])).toEqual({
        phase: 'FAILED',
        reason: 'InvalidParameters',
        message: expect.stringContaining('have 1000032 bytes'),
      });
    },
  );

  it('asks nothing of what adopts a cluster but that its template is there', () => {
    const request = aRequest({
      metadata: { annotations: { [annotations.adopt]: 'true' } },
    });
    const template = aTemplate('{"required": ["hosts"]}');
    expect(checkTemplate(request, [template])).toBeUndefined();
    expect(checkTemplate(request, [])?.reason).toBe('TemplateNotFound');
  });
});
