import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useSingleFlight } from './single.flight.js';

/**
 * What a button does at the server. A mutation tells of itself only some time after it began, and until
 * then the button can be pressed again: that is the same press.
 */
export function useSingleMutation<Data, Variables = void, Context = unknown>(
  options: UseMutationOptions<Data, Error, Variables, Context>,
) {
  const mutation = useMutation(options);
  const flight = useSingleFlight<Data>();
  const mutateAsync: typeof mutation.mutateAsync = (...given) =>
    flight.run(() => mutation.mutateAsync(...given));
  const mutate: typeof mutation.mutate = (...given) => {
    mutateAsync(...given).catch(() => undefined);
  };
  return {
    ...mutation,
    mutateAsync,
    mutate,
    /** Under way, or done: for the button of what leads away, which may take a moment. */
    isTaken: mutation.isPending || mutation.isSuccess,
  };
}
