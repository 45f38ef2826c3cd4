/** Who is sent to a complaint, and what they say of it (派单、退单、部门报到、街道吹哨、延期). */
package io.duban.complaint.dispatch;
