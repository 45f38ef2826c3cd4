/** Who calls: what lets somebody in, how far that reaches, and what may be passed on of it. */
package io.duban.gateway.caller;
