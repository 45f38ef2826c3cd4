/** The register (台账): bodies of the city and the estates that they answer for. */
package io.duban.complaint.register;
