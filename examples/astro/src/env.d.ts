declare namespace App {
  interface SessionData {
    email: string;
  }
}
