import {
  Entity,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';

/** Why the catalog would refuse an entity; nothing when it would not. */
export async function problemOf(entity: Entity): Promise<string | undefined> {
  try {
    await resourceEntityV1alpha1Validator.check(entity);
    await new FieldFormatEntityPolicy().enforce(entity);
    return undefined;
  } catch (error) {
    return stringifyError(error);
  }
}
