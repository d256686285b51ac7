import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Every text of this plugin. Not exported: its type lists all of them in an order that differs from one compilation to the next. */
export const o2imsTranslationRef = createTranslationRef({
  id: 'plugin.o2ims',
  messages: {
    time: {
      ago: '{{age}} ago',
      for: 'for {{duration}}',
      took: 'took {{duration}}',
    },
    copy: {
      label: 'Copy {{what}}',
      done: 'Copied',
    },
    live: {
      push: 'Live',
      pushHint: 'Changes appear here by themselves.',
      poll: 'Not live',
      lost: 'No connection since {{time}}',
      lostHint:
        'The portal does not answer, so this page shows how things were then. It tries again every few seconds.',
      pollHint:
        'The portal does not push changes at the moment, so this page looks for them every few seconds.',
    },
    error: {
      title: 'This could not be loaded',
      stale: 'What you see may be out of date',
      retry: 'Try again',
    },
    simulated: {
      mark: 'simulated',
      banner: 'These hosts are simulated',
      bannerHint:
        'No real server takes part. The lab plays Cluster API, its bare-metal provider and the hosts, so that you can try everything out.',
    },
    phase: {
      label: 'Phase',
      all: 'All phases',
    },
    role: {
      controlPlane: 'control plane',
      worker: 'worker',
    },
    hostState: {
      free: 'free',
      reserved: 'reserved',
      cleaning: 'not clean',
      inUse: 'in use',
    },
    requests: {
      title: 'Requests',
      new: 'New cluster',
      search: 'Search',
      searchHint: 'Name, owner, host, version',
      filter: {
        oCloud: 'O-Cloud',
        allOClouds: 'All O-Clouds',
        owner: 'Owner',
        allOwners: 'All owners',
        template: 'Template',
        allTemplates: 'All templates',
      },
      counts: {
        label: 'Requests by state',
        ready: '{{amount, number}} ready',
        inProgress: '{{amount, number}} in progress',
        needsAttention_one: '{{count}} needs attention',
        needsAttention_other: '{{count}} need attention',
        deleting: '{{amount, number}} being deleted',
      },
      table: {
        label: 'Requests',
        name: 'Name',
        progress: 'Progress',
        hosts: 'Hosts',
        version: 'Kubernetes',
        oCloud: 'O-Cloud',
        owner: 'For',
        age: 'Asked',
        step: '{{stage}}, {{step, number}} of {{total, number}}',
        hostCount_one: '{{count}} host',
        hostCount_other: '{{count}} hosts',
      },
      none: {
        title: 'No clusters have been asked for yet',
        text: 'Fill in a form with a name, a Kubernetes version and the hosts you want. The request then appears here, and you can watch it become a cluster.',
      },
      noMatch: {
        title: 'No request fits this filter',
        clear: 'Show all requests',
      },
    },
    request: {
      askedBy: 'Asked by',
      owner: 'For',
      template: 'Template',
      oCloud: 'O-Cloud',
      kubernetes: 'Kubernetes',
      cluster: 'Cluster',
      asked: 'Asked',
      announce: '{{name}} is {{phase}}: {{stage}}',
      announceReady: '{{name}} is {{phase}}',
      timeline: {
        title: 'Progress',
        label: 'Stages of this request',
        now: 'Now',
        state: {
          done: 'done',
          active: 'in progress',
          failed: 'failed',
          waiting: 'not begun',
        },
        total: '{{duration}} in all',
      },
      tabs: {
        label: 'Parts of this request',
        timeline: 'Timeline',
        resources: 'Resources',
        hosts: 'Hosts',
        events: 'Events',
        parameters: 'Parameters',
        yaml: 'YAML',
        revisions: 'Revisions',
      },
      change: {
        button: 'Change',
        cancel: 'Cancel',
        failed: 'It was not changed',
      },
      scale: {
        button: 'Scale workers',
        title: 'Scale {{name}}',
        workers: 'Workers',
        more: 'New workers are chosen among the free hosts by the same rules as before. The cluster runs on meanwhile.',
        less: 'Workers that go are drained first; their hosts become free again.',
        confirm: 'Scale',
      },
      upgrade: {
        button: 'Upgrade Kubernetes',
        title: 'Upgrade {{name}}',
        version: 'From {{version}} to',
        text: 'The control plane first, one master after the other on its own host, which takes three of them; then one worker after the other. Hosts that tell which version they have must have the new one.',
        none: 'Template {{template}} has no version that {{version}} can be upgraded to: a newer patch, or one minor version on.',
        confirm: 'Upgrade',
      },
      edit: {
        button: 'Edit parameters',
        title: 'Parameters of {{name}}',
        parameters: 'Parameters (JSON)',
        hint: 'Secrets are left out here; they stay what they are as long as you leave their places alone.',
        noJson: 'This is no JSON object: {{problem}}',
        confirm: 'Save',
      },
      draft: {
        title: 'A draft waits for approval (generation {{generation}})',
        hosts: 'It would get {{hosts}}.',
        feasible: {
          True: 'The O-Cloud could make it now.',
          False: 'The O-Cloud could not make it now.',
          Unknown: 'Whether the O-Cloud could make it now is not known.',
        },
        approve: 'Approve and execute',
        notAllowed:
          'You may not approve it: ask somebody who runs the O-Clouds.',
      },
      revisions: {
        title: 'What was executed',
        none: 'Nothing was executed yet.',
        number: 'Revision {{number}}',
        inForce: 'in force',
        approvedBy: 'approved by',
        same: 'As the request says now.',
        restore: 'Restore',
        restoreNumber: 'Restore revision {{number}}',
      },
      yaml: {
        title: 'YAML',
        object: 'Object',
        copy: 'the YAML of {{name}}',
        text: 'As they are on the management cluster, without what looks like a secret.',
      },
      events: {
        title: 'Events',
        none: 'Kubernetes tells of no events of these objects. It forgets them after about an hour.',
        normal: 'normal',
        warning: 'warning',
        count: '{{amount, number}} times, first',
      },
      resources: {
        title: 'Resources',
        label: 'Objects behind this request',
        graphLabel: 'Objects behind this request, as a graph',
        shape: 'Shown as',
        tree: 'Tree',
        graph: 'Graph',
        incomplete: 'Some objects may be missing here',
        elsewhere: 'On O-Cloud {{oCloud}}; this is what FOCOM says of it.',
        state: {
          ready: 'ready',
          notReady: 'not ready',
          failed: 'failed',
          unknown: 'not known',
          deleting: 'being deleted',
        },
      },
      failure: {
        title: 'Failed: {{stage}}',
        why: 'Why',
        next: 'What you can do',
      },
      advice: {
        TimedOut:
          'Look at the hosts of this request: is each one up, and does its agent run? The request goes on by itself once the stage is done. Or delete the request, and its hosts become free again.',
        InvalidParameters:
          'Delete this request and make a new one with the values put right.',
        TemplateNotFound:
          'Ask the platform team to add this template, or delete this request and choose another template.',
        ClusterNameTaken:
          'Delete this request and choose another name, or delete the cluster that has it.',
        HostNotFound:
          'Register the host, and the request goes on by itself. Or delete the request and choose other hosts.',
        HostInUse:
          'The request goes on by itself when the host becomes free. Or delete it and choose other hosts.',
        HostNotClean:
          'The request goes on by itself when the host is clean. If its cleaner failed, mend that on the host; if it has none, install it. Or delete the request and choose other hosts.',
        NotEnoughHosts:
          'The request goes on by itself when enough hosts are registered, free and clean. Or delete it and ask for fewer.',
        HostNotSelectable:
          'Give the host a host-id label that no other host has, and the request goes on by itself.',
        OCloudNotFound:
          'Ask the platform team to register this O-Cloud, or delete this request and choose another.',
        OCloudUnreachable:
          'Ask the platform team to look at the connection to this O-Cloud. The request goes on by itself when it is back.',
        RemoteNameTaken:
          'Delete this request and make a new one with another name.',
        RemoteDeleted:
          'Somebody deleted the cluster at the O-Cloud itself. Delete this request, and ask for the cluster again if you still need it.',
        ResourceRefused:
          'The platform team has to look at this: the management cluster refused an object. The request goes on by itself when the cause is gone.',
        ClusterApiMissing:
          'Ask the platform team to install what is missing on the management cluster. The request goes on by itself when it is there.',
        ClusterApiFailure:
          'Look at the host that is named. The request goes on by itself when the cause is gone. Or delete the request and choose other hosts.',
        other:
          'The request goes on by itself when the cause is gone. Or delete it, and its hosts become free again.',
      },
      deleting: {
        title: 'Being deleted',
        text: 'The request goes away once the cluster is gone and its hosts are free.',
      },
      gone: {
        title: 'This request is gone',
        text: 'Its cluster is deleted and its hosts are free again.',
        notFound: 'There is no request {{path}}',
        notFoundText: 'It may have been deleted, or the link may be wrong.',
        back: 'All requests',
      },
      hosts: {
        title: 'Hosts',
        none: 'No hosts are reserved yet.',
        elsewhere:
          'They are hosts of O-Cloud {{oCloud}}, which the portal does not see.',
      },
      parameters: {
        title: 'What was asked for',
        copy: 'the parameters',
      },
      access: {
        title: 'Get access',
        text: 'With access to the management cluster, this writes the kubeconfig of the new cluster to a file:',
        copy: 'the command',
      },
      delete: {
        button: 'Delete',
        notAllowed: 'You may not delete requests.',
        title: 'Delete {{name}}?',
        text: 'The cluster {{cluster}} and everything that runs on it will be gone. This cannot be undone.',
        textNoCluster: 'This cannot be undone.',
        hosts_one: 'This host becomes free again:',
        hosts_other: 'These {{count}} hosts become free again:',
        noHosts: 'No hosts are reserved for it.',
        hostsElsewhere: 'Its hosts on O-Cloud {{oCloud}} become free again.',
        typeName: 'Type {{name}} to confirm',
        confirm: 'Delete {{name}}',
        cancel: 'Keep it',
        failed: 'It could not be deleted',
      },
    },
    hosts: {
      title: 'Hosts',
      capacity: 'Capacity',
      count_one: '{{count}} host',
      count_other: '{{count}} hosts',
      counts: {
        inUse: '{{amount, number}} in use',
        reserved: '{{amount, number}} reserved',
        cleaning: '{{amount, number}} not clean',
        other: '{{amount, number}} not to be had',
        free: '{{amount, number}} free',
      },
      table: {
        label: 'Hosts',
        name: 'Name',
        state: 'State',
        cluster: 'Cluster',
        os: 'System',
        architecture: 'Arch',
        address: 'Address',
        hostId: 'Host ID',
        registered: 'Since',
      },
      reservedFor: 'for {{request}}',
      search: 'Search',
      searchHint: 'Name, address, label=value',
      filter: {
        state: 'State',
        allStates: 'All states',
        cluster: 'Cluster',
        allClusters: 'All clusters',
      },
      view: {
        label: 'How to show the hosts',
        table: 'Table',
        grid: 'Grid',
      },
      grid: {
        groupBy: 'Group by label',
        ungrouped: 'Not grouped',
        without: 'without {{label}}',
        more: 'The first {{shown, number}} of {{total, number}} hosts. Narrow them down to see the others.',
        square: '{{name}}: {{state}}',
        squareOf: '{{name}}: {{state}}, {{by}}',
      },
      noMatch: {
        title: 'No host fits this filter',
        clear: 'Show all hosts',
      },
      none: {
        title: 'No hosts yet: register the first one',
        real: 'A host registers itself: install the host agent on a Linux server and start it with a bootstrap kubeconfig of your management cluster. It appears here within seconds.',
        lab: 'To try things out without servers, let the lab play some hosts:',
        copy: 'the command',
      },
    },
    oClouds: {
      title: 'O-Clouds',
      available: 'available',
      unavailable: 'not available',
      trouble: 'Requests for it wait',
      advice: {
        SecretNotFound:
          'Create the Secret that the OCloud names, or let FOCOM read it: bind the ClusterRole focom-operator-secrets in its namespace.',
        InvalidKubeconfig:
          'Correct the kubeconfig in its Secret; FOCOM takes it up by itself.',
        OCloudUnreachable:
          'See whether its API server is up, and whether there is a way to it from here. FOCOM tries again by itself.',
        OtherCluster:
          'Put the kubeconfig of the cluster that it was back into the Secret, or accept the other one as the message says.',
        Unauthorized:
          'Put new credentials into its Secret; FOCOM takes them up by itself.',
        Forbidden:
          'Give the account of the kubeconfig the rights that the message names. FOCOM looks again by itself.',
        ApiNotServed:
          'Install an O2 IMS on that cluster. FOCOM looks again by itself.',
        other: 'See whether the FOCOM operator runs, and what its log says.',
      },
      templates: 'Templates',
      noTemplates: 'none',
      serves: 'API',
      since: 'Connected',
      lastContact: 'Last contact',
      noConditions: 'FOCOM says nothing of it: it is where FOCOM runs.',
      requests: 'Requests',
      requestsOf: 'Requests on {{name}}',
      newClusterOn: 'New cluster on {{name}}',
      none: {
        title: 'Register another O-Cloud',
        account:
          'On the cluster that is to become one, make an account for FOCOM (operators/deploy/rbac/focom-o-cloud.yaml), and a kubeconfig that holds its token.',
        register:
          'On this management cluster, put the kubeconfig into a Secret and name it in an OCloud. It appears here within seconds, and says what is missing.',
        copy: 'the commands',
      },
    },
    templates: {
      title: 'Templates',
      version: 'Version of {{name}}',
      versionDeprecated: '{{version}} (deprecated)',
      kubernetes: 'Kubernetes',
      oClouds: 'O-Clouds that offer it',
      noOCloud: 'none',
      requests: 'Requests',
      requestCount_one: '{{count}} request',
      requestCount_other: '{{count}} requests',
      requestsOf_one: '{{count}} request from {{name}}',
      requestsOf_other: '{{count}} requests from {{name}}',
      notKnown: 'not known',
      parameters: {
        title_one: '{{count}} parameter',
        title_other: '{{count}} parameters',
        label: 'Parameters of {{name}}',
        name: 'Name',
        type: 'Type',
        default: 'Default',
        limits: 'Allowed',
        description: 'Description',
        required: 'required',
      },
      rules: {
        pattern: 'like',
        format: 'a',
        minLength: 'characters, at least',
        maxLength: 'characters, at most',
        minimum: 'at least',
        exclusiveMinimum: 'more than',
        maximum: 'at most',
        exclusiveMaximum: 'less than',
        multipleOf: 'a multiple of',
        minItems: 'entries, at least',
        maxItems: 'entries, at most',
      },
      none: {
        title: 'No templates yet',
        text: 'A ClusterTemplate says what clusters are made from and what a request may choose. The O2IMS operator brings some along: apply those in operators/api/templates, or your own. They appear here by themselves.',
      },
      deprecated: 'deprecated',
      deprecatedHint:
        'For clusters that are there. There is a better one for new clusters.',
    },
    cluster: {
      title: 'Cluster',
      phase: 'Phase',
      nodes: 'Nodes ready',
      nodesOf: '{{ready, number}} of {{wanted, number}}',
      version: 'Kubernetes',
      endpoint: 'API server',
      endpointCopy: 'the address',
      hosts: 'Hosts',
      owner: 'Owner',
      request: 'Request',
      oCloud: 'O-Cloud',
      conditions: 'Conditions',
      unknown: 'not known yet',
      notFound:
        'The management cluster has no such cluster any more. The catalog forgets it shortly.',
    },
    host: {
      title: 'Host',
      state: 'State',
      cleaning: 'Cleaning',
      cluster: 'Cluster',
      request: 'Request',
      os: 'Operating system',
      architecture: 'Architecture',
      addresses: 'Addresses',
      hostId: 'Host ID',
      oCloud: 'O-Cloud',
      conditions: 'Conditions',
      none: 'none',
      notFound:
        'This host is not registered any more. The catalog forgets it shortly.',
    },
    condition: {
      true: 'yes',
      false: 'no',
      unknown: 'not known',
    },
    hostPicker: {
      label: 'Hosts',
      help: 'Give each host that you want a role.',
      odd: 'The control plane keeps its data on a majority of its hosts: one host is enough to begin with, three survive the loss of one, five of two. An even number survives no more than one less, so choose an odd one.',
      endpoint:
        'With more than one control-plane host the API server needs an address of its own that moves between them. Give it as the control plane address.',
      chosen: '{{masters, number}} control plane, {{workers, number}} workers',
      role: 'Role of {{host}}',
      roles: {
        none: 'None',
        master: 'Control plane',
        worker: 'Worker',
      },
      column: {
        host: 'Host',
        os: 'System',
        address: 'Address',
        role: 'Role',
      },
      unavailable: {
        inUse: 'In use by {{cluster}}',
        inUseUnknown: 'In use',
        reserved: 'Reserved for {{request}}',
        reservedUnknown: 'Reserved',
        notClean: 'Is {{why}}',
        notCleanUnknown: 'Is not clean',
        noHostId: 'Has no host-id label',
      },
      summary: '{{masters}} (control plane); {{workers}} (workers)',
      summaryNoWorkers: '{{masters}} (control plane)',
      lost: '{{hosts}} became unavailable since you chose. Choose again.',
      noneFree:
        'No host is free at the moment. They show up here as soon as one is.',
      count: {
        help: 'O-Cloud {{oCloud}} chooses the hosts itself: say how many.',
        controlPlane: 'Control plane hosts',
        workers: 'Worker hosts',
        capacity_one:
          '{{free, number}} of {{count}} host on {{oCloud}} is free',
        capacity_other:
          '{{free, number}} of {{count}} hosts on {{oCloud}} are free',
        summary:
          '{{controlPlane, number}} for the control plane, {{workers, number}} as workers; {{oCloud}} chooses which',
        tooMany_one:
          'You ask for {{wanted, number}} hosts and {{count}} is free: the request will wait for the others.',
        tooMany_other:
          'You ask for {{wanted, number}} hosts and {{count}} are free: the request will wait for the others.',
        unavailable: '{{oCloud}} is not available',
      },
      error: {
        noMaster: 'Choose at least one host for the control plane.',
        evenMasters:
          'Choose an odd number of hosts for the control plane: {{amount, number}} cannot keep a majority when one fails.',
      },
    },
    oCloudPicker: {
      label: 'O-Cloud',
      help: 'Where the cluster is made.',
      local: 'the management cluster itself',
      capacity_one: '{{free, number}} of {{count}} host free',
      capacity_other: '{{free, number}} of {{count}} hosts free',
      capacityUnknown: 'Its hosts are not known',
      obstacle: {
        unavailable: 'not available',
        noTemplate: 'lacks the template',
      },
      lacks: 'It does not have the template {{template}}.',
      error: {
        gone: 'There is no O-Cloud {{oCloud}} any more. Choose again.',
        obstacle: '{{oCloud}} cannot be chosen: {{why}}',
      },
    },
    versionPicker: {
      label: 'Kubernetes version',
      help: 'What the template {{template}} supports.',
      default: '{{version}} (default)',
      noTemplate:
        'There is no template {{template}}. Ask the platform team to add it.',
      unknown:
        'Which versions there are is not known here: give one that the O-Cloud has.',
      required: 'Choose a Kubernetes version.',
    },
  },
});
