import { reasons } from '@o2ims-portal/api';
import { ApiError, NotServedError } from '@o2ims-portal/kubernetes-client';
import { CloudFailure } from './CloudFailure';

const CHECK_SECRET =
  'Put a kubeconfig that is good into the Secret; FOCOM takes it up by itself.';

interface NetworkError {
  message: string;
  code?: string;
  cause?: unknown;
}

/** Errors of the network come wrapped, some several times; the innermost says most. */
function innermost(error: NetworkError): NetworkError {
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'message' in cause
    ? innermost(cause as NetworkError)
    : error;
}

function describeNetworkError(error: Error): string {
  const { code = '', message } = innermost(error);
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens at its address';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the name of its server cannot be resolved';
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'there is no way to its address';
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'it accepts connections and does not answer';
    case 'CERT_HAS_EXPIRED':
      return 'the certificate of its server has expired, and has to be renewed there';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'the certificate of its server is for another name';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'the certificate of its server is not signed by the authority that the kubeconfig names';
    default:
      return message || code;
  }
}

/**
 * What an error means that came of talking to an O-Cloud, and what to do about it.
 *
 * @param server - its address, as the kubeconfig has it
 */
export function judgeCloudError(error: Error, server: string): CloudFailure {
  if (error instanceof NotServedError) {
    return {
      condition: 'ApiServed',
      reason: reasons.apiNotServed,
      message: `${server} does not serve provisioningrequests of o2ims.provisioning.oran.org/v1alpha1: install an O2 IMS there. FOCOM looks again by itself.`,
    };
  }
  if (error instanceof ApiError && error.status === 401) {
    return {
      condition: 'Authorized',
      reason: reasons.unauthorized,
      message: `${server} does not accept the credentials of the kubeconfig: they are wrong, or have expired. ${CHECK_SECRET}`,
    };
  }
  if (error instanceof ApiError && error.status === 403) {
    return {
      condition: 'Authorized',
      reason: reasons.forbidden,
      message: `${server} does not let FOCOM do what it has to: ${error.serverMessage}. Give that account the rights of the ClusterRole for O-Clouds; FOCOM looks again by itself.`,
    };
  }
  return {
    condition: 'Reachable',
    reason: reasons.oCloudUnreachable,
    message: `${server} cannot be reached: ${
      error instanceof ApiError
        ? error.serverMessage
        : describeNetworkError(error)
    }. FOCOM tries again by itself.`,
  };
}
