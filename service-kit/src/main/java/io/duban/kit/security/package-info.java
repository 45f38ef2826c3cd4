/** The gateway's token, verified by every service. */
package io.duban.kit.security;
