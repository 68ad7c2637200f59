/** One file for the pages before the sign-in. */
export { AuthLayout } from '#features/auth/auth-layout.tsx';
export { LoginPage } from '#features/auth/login-page.tsx';
export { RegisterPage } from '#features/auth/register-page.tsx';
