/** Which estate an unattributed complaint may belong to; a person decides. */
package io.duban.complaint.suggestion;
