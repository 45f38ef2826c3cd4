/** Which business days have ended here, which one is open, and which fortnight it lies in. */
package io.duban.project.calendar;
