/** The bodies of the city as the complaint service registers them, and how far a key reaches. */
package io.duban.project.register;
