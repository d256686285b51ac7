import {
  ClusterParameters,
  ClusterTemplate,
  describeViolations,
  ProvisioningRequest,
  reasons,
  templateObjectName,
  validateClusterParameters,
  withDefaults,
} from '@o2ims-portal/api';
import {
  describeProblems,
  pinsOf,
  selectorsOf,
} from '@o2ims-portal/host-rules';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';
import { CloudInventory } from './CloudInventory';
import { Feasibility, HostInterests } from './Feasibility';
import { findHosts } from './findHosts';
import { findTemplateProblem } from './findTemplateProblem';

type Spec = Pick<
  SingleRequest['spec'],
  'templateName' | 'templateVersion' | 'templateParameters'
>;

const NO_HOSTS: HostInterests = { pins: [], selectors: [] };
/** A cluster's own hosts count whatever their labels, so that any host may make a difference. */
const ALL_HOSTS: HostInterests = { pins: [], selectors: [{}] };

function infeasible(
  problem: Problem,
  concerns: HostInterests = NO_HOSTS,
): Feasibility {
  return { status: 'False', problem, concerns };
}

/**
 * Whether an O-Cloud can do now what a request asks for: it has the template, the parameters are such as the template
 * takes, and the hosts are there and to be had. Judges by the O2IMS operator's own rules, on what was last seen; who
 * gets a host is decided by that operator alone.
 *
 * @public
 */
export function checkFeasibility(options: {
  spec: Spec;
  inventory: CloudInventory;
  /** Whether the O-Cloud has a ProvisioningRequest with this UID, as far as is known. */
  isAlive: (uid: string) => boolean;
  /** The request's ProvisioningRequest, where that has a cluster: its own hosts are to be had by it. */
  remote?: ProvisioningRequest;
  /** Somebody asks that what is wrong with the parameters be left to the O-Cloud. */
  unchecked?: boolean;
}): Feasibility {
  const { spec, inventory, isAlive, remote, unchecked } = options;
  if (!inventory.isKnown) {
    return {
      status: 'Unknown',
      message:
        'The O-Cloud does not tell which hosts and templates it has: whether it can do this shows when it is sent.',
    };
  }
  const { templateName, templateVersion } = spec;
  const name = templateObjectName(templateName, templateVersion);
  const template = inventory
    .templates()
    .find(({ metadata }) => metadata.name === name);
  const problem = findTemplateProblem(spec, template, Boolean(remote));
  if (problem || !template) {
    return infeasible(problem!);
  }
  const violations = validateClusterParameters(
    template,
    spec.templateParameters,
  );
  if (violations.length > 0) {
    return unchecked
      ? {
          status: 'Unknown',
          message:
            'The parameters are not checked, as was asked for, and do not say in a way that is understood here which hosts they are for.',
        }
      : infeasible({
          phase: 'FAILED',
          reason: reasons.invalidParameters,
          message: `The O-Cloud would refuse the parameters: ${describeViolations(
            violations,
          )}. Correct them.`,
        });
  }
  return checkHosts({ spec, template, inventory, isAlive, remote });
}

/** Needs parameters that the template takes. */
function checkHosts(options: {
  spec: Spec;
  template: ClusterTemplate;
  inventory: CloudInventory;
  isAlive: (uid: string) => boolean;
  remote?: ProvisioningRequest;
}): Feasibility {
  const { spec, template, remote } = options;
  const parameters = withDefaults(
    template,
    spec.templateParameters as unknown as ClusterParameters,
  );
  const concerns = remote
    ? ALL_HOSTS
    : {
        pins: pinsOf({ ...parameters }),
        selectors: selectorsOf({ ...parameters }),
      };
  const { hosts, problems } = findHosts({ ...options, parameters });
  if (problems.length === 0) {
    return { status: 'True', hosts, concerns };
  }
  const { reason, message } = describeProblems(problems);
  return infeasible(
    {
      phase: reason === reasons.invalidParameters ? 'FAILED' : 'PENDING',
      reason,
      message: `${message}.`,
    },
    concerns,
  );
}
