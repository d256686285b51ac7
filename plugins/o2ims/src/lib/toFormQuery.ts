/** What can be chosen before the form that asks for a cluster opens, by the names of its fields. */
export interface ClusterFormData {
  oCloud?: string;
}

/** The query with which a software template's form opens filled in; it is the scaffolder that reads `formData`. */
export function toFormQuery(chosen?: ClusterFormData): string {
  if (!chosen) {
    return '';
  }
  return `?${new URLSearchParams({ formData: JSON.stringify(chosen) })}`;
}
