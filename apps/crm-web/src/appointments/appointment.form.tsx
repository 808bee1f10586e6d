import { Button, Skeleton, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, Suspense, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.error.js';
import { useSingleFlight } from '../api/single.flight.js';
import { lazyPart } from '../page/lazy.part.js';
import type { HeldDraft } from '../offline/held.draft.js';
import type { AppointmentEdit } from './appointment.draft.js';
import { useEditing } from './appointment.editing.js';
import type { Appointment } from './appointment.lists.js';
import { type Outcome, useSaving, useStillThere } from './appointment.saving.js';
import { type AppointmentValues, withStart, withWhat } from './appointment.values.js';
import { DeleteButton } from './delete.button.js';
import { type Faults, faultsOf, faultsOfProblem } from './field.faults.js';
import { FormNotices } from './form.notices.js';
import { GoneAppointment } from './gone.appointment.js';
import { KindField } from './kind.field.js';
import { SaveTrouble } from './save.trouble.js';
import { showSaved, showUnsaved } from './saved.toast.js';
import { TimeFields } from './time.fields.js';
import { VersionConflict } from './version.conflict.js';
import { ZoneField } from './zone.field.js';
import classes from './appointment.form.module.css';

/** Its list weighs as much as the rest of the form, which need not wait for it. */
const ContactPicker = lazyPart(async () => (await import('./contact.picker.js')).ContactPicker);

interface AppointmentFormProps {
  readonly draft: HeldDraft<AppointmentEdit>;
  /** As the server has it; null: a new one. */
  readonly stored: Appointment | null;
  /** It was deleted meanwhile, which whoever has not typed anything need not be told here. */
  readonly isDeleted?: boolean;
  readonly fresh: AppointmentValues;
  readonly onClose: () => void;
}

/** An appointment, to look at and to change in one. What is typed is never lost. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { draft, stored, fresh, isDeleted = false, onClose } = props;
  const editing = useEditing(draft, stored, fresh);
  const saving = useSaving();
  const isStillThere = useStillThere();
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState<Faults>({});
  const { values, base } = editing;
  const { outcome } = saving;
  const isGone = outcome.kind === 'gone' || isDeleted;
  const isUnwanted = isGone && !saving.isSaving;
  useEffect(() => draft.beUnwanted(isUnwanted), [draft, isUnwanted]);
  const faults = outcome.kind === 'refused' ? { ...seen, ...faultsOfError(outcome.error) } : seen;

  const change = (next: AppointmentValues): void => {
    editing.change(next);
    setSeen({});
    if (outcome.kind === 'refused') saving.forget();
  };
  const flight = useSingleFlight<void>();
  const save = (attempt: (key: string) => Promise<Outcome>): void =>
    void flight.run(() => finish(editing.send(attempt)));
  const finish = async (attempt: Promise<Outcome>): Promise<void> => {
    const settled = await attempt;
    if (settled.kind === 'saved') {
      showSaved(settled.appointment);
      if (isStillThere()) onClose();
    } else if (isStillThere()) focusTrouble();
    else showUnsaved(values.title, settled);
  };
  /** The first field with a fault, else the button that was pressed, beside which it is said why. */
  const focusTrouble = (): void => {
    const find = (what: string) => form.current?.querySelector<HTMLElement>(what);
    // Once they are drawn.
    requestAnimationFrame(() =>
      (find('[aria-invalid="true"]') ?? find('[type="submit"]'))?.focus(),
    );
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = faultsOf(values);
    setSeen(found);
    if (Object.keys(found).length > 0) return focusTrouble();
    if (base === null || isGone) save((key) => saving.create(values, key));
    else if (editing.isEdited) save(() => saving.update(editing, base));
    else onClose();
  };

  if (isDeleted && !editing.isEdited) return <GoneAppointment onClose={onClose} />;
  if (outcome.kind === 'conflict') {
    const { edit, theirs } = outcome;
    return (
      <VersionConflict
        edit={edit}
        theirs={theirs}
        isSaving={saving.isSaving}
        onKeepMine={() => save(() => saving.overwrite(edit, theirs))}
        onTakeTheirs={() => {
          editing.discard();
          if (stored === null) return onClose();
          saving.forget();
        }}
      />
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes['form']}>
      {/* What is typed while it is saved would be in nobody's hands. */}
      <div className={classes['fields']} inert={saving.isSaving}>
        <FormNotices stored={stored} editing={editing} />
        <Suspense fallback={<Skeleton h={68} />}>
          <ContactPicker
            value={values.contact}
            error={faults.contactId}
            isFirst={stored === null && values.contact === null}
            onChange={(contact) => change(withWhat(values, { contact }))}
          />
        </Suspense>
        <KindField value={values.kind} onChange={(kind) => change(withWhat(values, { kind }))} />
        <TextInput
          label="Title"
          size="md"
          placeholder="Suggested from client and kind"
          maxLength={300}
          value={values.title}
          error={faults.title}
          onChange={(event) => change(withWhat(values, { title: event.currentTarget.value }))}
        />
        <TimeFields values={values} faults={faults} onChange={change} />
        <ZoneField
          value={values.timeZone}
          error={faults.timeZone}
          isAllDay={values.allDay}
          onChange={(timeZone) => change(withStart(values, { timeZone }))}
        />
        <TextInput
          label="Place"
          size="md"
          maxLength={500}
          autoComplete="off"
          value={values.location}
          error={faults.location}
          onChange={(event) => change({ ...values, location: event.currentTarget.value })}
        />
        <Textarea
          label="Notes"
          description="Also shown in the calendar."
          size="md"
          autosize
          minRows={2}
          maxLength={8000}
          value={values.notes}
          error={faults.notes}
          onChange={(event) => change({ ...values, notes: event.currentTarget.value })}
        />
      </div>
      <div className={classes['actions']}>
        <SaveTrouble outcome={outcome} isGone={isGone} isSaving={saving.isSaving} />
        {stored !== null && !isGone && (
          <DeleteButton appointment={stored} onDelete={onClose} isDisabled={saving.isSaving} />
        )}
        <Button
          type="submit"
          h={48}
          className={classes['save'] ?? ''}
          loading={saving.isSaving}
          disabled={stored !== null && !editing.isEdited && !isGone}
        >
          {saveWords(outcome, isGone)}
        </Button>
      </div>
    </form>
  );
}

function saveWords(outcome: Outcome, isGone: boolean): string {
  if (isGone) return 'Save as a new appointment';
  return outcome.kind === 'refused' && !(outcome.error instanceof ProblemError) ? 'Retry' : 'Save';
}

const faultsOfError = (error: unknown): Faults =>
  error instanceof ProblemError ? faultsOfProblem(error.problem) : {};
