export default function CallCheckPage() {
  return null;
}
