import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { au } from '#lib/i18n/auth-texts.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Input } from '#ui/input.tsx';

export function PasswordInput(props: ComponentProps<typeof Input>) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} room="end" />
      <span className="absolute end-1.5 top-1.5">
        <IconButton
          label={shown ? au.hidePassword : au.showPassword}
          aria-pressed={shown}
          size="icon-sm"
          onClick={() => setShown(!shown)}
        >
          <Icon className="size-4" />
        </IconButton>
      </span>
    </div>
  );
}
