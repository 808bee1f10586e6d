import { Module } from '@nestjs/common';
import { ContactFollowers } from '../contacts/contact.followers.js';
import { AppointmentOutbox } from './appointment.outbox.js';
import { AppointmentReader } from './appointment.reader.js';
import { AppointmentWriter } from './appointment.writer.js';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsService } from './appointments.service.js';
import { ContactAppointments } from './contact.appointments.js';
import { ContactAppointmentsController } from './contact-appointments.controller.js';

@Module({
  controllers: [AppointmentsController, ContactAppointmentsController],
  providers: [
    AppointmentOutbox,
    AppointmentReader,
    AppointmentWriter,
    AppointmentsService,
    ContactAppointments,
    { provide: ContactFollowers, useExisting: ContactAppointments },
  ],
  exports: [AppointmentReader, AppointmentWriter, AppointmentsService, ContactFollowers],
})
export class AppointmentsModule {}
