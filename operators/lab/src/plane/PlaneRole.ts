/** A management plane has FOCOM, and is an O-Cloud too; another O-Cloud is only that. */
export type PlaneRole = 'management' | 'o-cloud';
