/** People: invited, signed in by password, and let in by their sessions. */
package io.duban.gateway.person;
