/** Which business days have ended here, and which one is open. */
package io.duban.project.calendar;
