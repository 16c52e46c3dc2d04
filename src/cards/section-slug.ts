/** The name by which a link reaches a section of the outline, as GitHub and GitLab give it to headings. */
export function sectionSlug(section: string): string {
  return section
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]+/gu, '')
    .replaceAll(' ', '-');
}
