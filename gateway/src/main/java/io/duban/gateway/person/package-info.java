/** People: invited, signed in by password or by an issuer, and let in by their sessions. */
package io.duban.gateway.person;
