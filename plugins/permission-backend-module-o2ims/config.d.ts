export interface Config {
  permission?: {
    /** Who may do what with requests, clusters, hosts and O-Clouds. */
    o2ims?: {
      /**
       * Who has which role. Each is named by entity reference; a group stands for its members, and `*` for everybody
       * who is signed in. Who has several roles may do what any of them allows; who has none sees nothing.
       */
      roles?: {
        /** See everything, change nothing. */
        viewer?: string[];
        /** See everything; ask for clusters; scale, upgrade and delete those that they or their groups own. */
        developer?: string[];
        /** Everything, for everybody's clusters; and approve drafts. */
        platformEngineer?: string[];
      };
      /** On which O-Clouds developers may ask for clusters; on all of them when left out. */
      developerOClouds?: string[];
    };
  };
}
